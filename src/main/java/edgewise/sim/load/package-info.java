/// Load simulation: a discrete-event run of a design over a span of a working day.
///
/// Events are integers in primitive arrays, jobs are slots, and everything that the design says is
/// resolved to tables of integers before the run, so that the loop never looks at an object of the
/// model. Every source of traffic and every server draws from a random stream of its own that is
/// seeded by its id: a server more changes who serves a message, never when one is sent.
///
/// Time is in seconds from the start of the run. What the product documentation gives no figure for
/// is a rate whose source is `model` and can be set ([edgewise.catalogue.Rates]).
package edgewise.sim.load;
