/// What people do with a design, step by step: opening, planning, comparing, exporting, importing.
/// The window and the command line call the same use cases, so both give the same answers.
///
/// Each is a plain blocking call. Those that can take long get a [edgewise.work.Progress], which
/// hears what is being done and may ask to stop.
package edgewise.work;
