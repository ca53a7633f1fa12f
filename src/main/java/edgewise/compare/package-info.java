/// What is different between two designs, and what somebody has to do about it.
///
/// Things are told apart by id, not by name, so that a renamed element stays the same element and
/// its rows stay the same rows. An element that was drawn anew has another id; it is taken for the
/// one before when kind and name or kind and FQDN agree, and the rows follow, since their ids are
/// made of those of elements. Guessing by likeness was left aside: a wrong match would hide a rule
/// that has to go.
package edgewise.compare;
