/// Where things stand on the drawing when nobody has placed them, what their cards say, and how the
/// links between them run. No JavaFX: the window, the exports and the command line draw from the
/// same numbers.
///
/// Why bands by hand and not a graph layout: readers of edge designs look for an element by its
/// zone and site, not by its connections. A general engine minimises crossings and moves everything
/// when one element is added; bands keep each element where it is expected.
package edgewise.layout;
