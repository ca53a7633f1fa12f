/// Edits as values. A [edgewise.edit.Command] makes a document out of a document; the
/// [edgewise.edit.History] keeps the document before and after each of them, so nothing needs a
/// hand-written inverse.
///
/// Why before and after and not inverse commands: an inverse has to be right for every command and
/// every design, and goes stale without anybody noticing; two references cost nothing, since
/// documents share what they have in common.
package edgewise.edit;
