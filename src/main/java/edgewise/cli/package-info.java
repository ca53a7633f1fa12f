/// The command line: one class a verb.
///
/// Why the options are described in code, and why only the verb that is asked for is built: every
/// command must start within a few times the start of a bare JVM, and reading annotations of all
/// verbs costs more than most commands do. Messages are ours, because one line must say what is
/// wrong and how to mend it.
package edgewise.cli;
