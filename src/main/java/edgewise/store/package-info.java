/// The `.edgewise` file: how a design is read, written and saved.
///
/// Why a codec of our own over a streaming parser instead of a data binder: a wrong word is
/// reported with the line and column of its value, unknown keys survive saving, the order of keys
/// is fixed by the records, and the program starts without scanning classes. A file becomes a tree
/// ([edgewise.store.Json]) first, so that a migration from an older version is a function from tree
/// to tree; then the records of `edgewise.model` are filled by their components.
package edgewise.store;
