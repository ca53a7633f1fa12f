/// Plans written for people and machines: one class a format, listed in
/// [edgewise.export.Exporters].
///
/// An exporter turns a plan into files by name and does its format's escaping itself; it never
/// touches a disk. The same input gives the same bytes: nothing here reads a clock, and the date of
/// a document is part of the input. Bodies are written to a stream when the file is saved, so a
/// large plan is never held in memory twice.
package edgewise.export;
