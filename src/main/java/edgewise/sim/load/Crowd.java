package edgewise.sim.load;

import edgewise.model.ElementId;

/// People with the same home pool and site.
///
/// @param id the group, pool or site that tells of them
/// @param pool number of the home pool
/// @param site number of the site they sit at; [Tables#NONE] for none
/// @param first number of the first of them
/// @param users how many
/// @param remote how many of them, the first ones, work from outside
/// @param branch whether a branch appliance is their home
record Crowd(ElementId id, int pool, int site, int first, int users, int remote, boolean branch) {}
