/// Reads topology documents of Topology Builder (`.tbxml`) and of `Get-CsTopology -AsXml` into a
/// design.
///
/// The way of a file: bytes become text ([edgewise.store.topology.Decoding]), text an element tree
/// with exact places ([edgewise.store.topology.XmlTree]), the tree the one
/// [edgewise.store.topology.RawTopology] both families share, with every reference checked, and
/// that a document. Services refer to each other in cycles, so references are resolved only after
/// everything has been read.
///
/// A topology document says nothing about firewalls, subnets, DNS, certificates or partners. What a
/// design needs of these is proposed, and each proposal is told: an architect must never find
/// something in a design that came from neither the file nor a note.
package edgewise.store.topology;
