/// The design as values: what it means ([edgewise.model.Topology]), where it is drawn
/// ([edgewise.model.Layout]) and what people decided ([edgewise.model.Decisions]).
///
/// The model is flat, typed by id and ordered: containment and next hop are ids, lists keep the
/// order of the file. Text that should be an address or a name is kept as typed, valid or not,
/// because a design may hold placeholders while it is being drawn; the checks name them. A record
/// component carries `@Default` when the file may leave the key out; an [java.util.Optional] or a
/// list may always be left out.
package edgewise.model;
