/// Where things stand on the drawing when nobody has placed them, what their cards say, and how the
/// links between them run. No JavaFX: the window, the exports and the command line draw from the
/// same numbers.
///
/// Why bands by hand and not a graph layout: readers of edge designs look for an element by its
/// zone and site, not by its connections. A general engine minimises crossings and moves everything
/// when one element is added; bands keep each element where it is expected.
///
/// Why an engine for arranging all the same: inside a site, the order of the cards in their columns
/// decides how many lines cross, and that is what engines are good at. [Arranger] asks one for each
/// site alone and puts the sites together as the bands want it, so that a site is never taken apart
/// and a change in one leaves the others alone. The engine places cards only: lines are routed by
/// [Routes] as they are after every other edit.
///
/// Why an arrangement is kept when it is one already ([Standing]): the same command serves to tidy
/// a heap and to fit in one more element, and in the second case nothing else should move.
package edgewise.layout;
