package edgewise.plan;

import edgewise.model.ElementId;
import java.util.List;
import java.util.Optional;

/// One certificate to request.
///
/// @param component text key of the component
/// @param servers names of the servers that hold it
/// @param on the elements that use it
/// @param assignedTo usages, in the words of the shell
/// @param publicIssuer from a public authority, else from the enterprise
/// @param subject common name only
/// @param sans in request order
/// @param clientAuthentication whether the client EKU is asked for beside the server EKU
/// @param key for example `RSA 2048 SHA-256`
/// @param shared one key on all servers, else one certificate a server
public record CertificateRow(
    String id,
    Optional<ElementId> site,
    String siteName,
    String component,
    List<String> servers,
    List<ElementId> on,
    List<String> assignedTo,
    boolean publicIssuer,
    String subject,
    List<San> sans,
    boolean clientAuthentication,
    String key,
    boolean exportable,
    boolean shared,
    List<Reason> reasons)
    implements Row {}
