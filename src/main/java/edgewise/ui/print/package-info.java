/// Printing: what to print and on what pages, with a preview.
///
/// All pages come from [edgewise.export.Paginator] as pictures, so preview, printer and PDF agree.
/// A printer gets each page as an image, because the system's printing draws text with whatever
/// fonts the machine has.
package edgewise.ui.print;
