/// What is wrong, doubtful or worth knowing in a design. The rows of the checks are in the
/// catalogue; each has a condition here.
package edgewise.check;
