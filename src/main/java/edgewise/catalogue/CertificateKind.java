package edgewise.catalogue;

import edgewise.model.Release;
import java.util.List;
import java.util.Set;

/// A published certificate fact: one kind of certificate. The component's name is the text
/// `component.ID`.
///
/// @param each what the kind is repeated for
/// @param when name of the condition
/// @param sans alternative names in request order: templates with variables in braces, each perhaps
///   after the name of a condition and a colon; a template over the SIP domain is repeated for each
/// @param exportable `yes`, `no`, or `pool`: when several servers share it
/// @param shared one key on all servers
public record CertificateKind(
    String id,
    int order,
    String each,
    String when,
    List<String> assignedTo,
    boolean publicIssuer,
    String subject,
    List<String> sans,
    String exportable,
    boolean shared,
    Set<Release> releases,
    List<String> decisions,
    List<String> topics) {}
