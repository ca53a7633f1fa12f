/// How the planning document is made: a template and the facts of a design become one XHTML tree,
/// and that tree becomes a page for browsers and a PDF.
///
/// The template language is our own, a small part of Mustache. The kept Mustache libraries for Java
/// were looked at: both find fields by reflection, so that a template can call any method without
/// parameters of what it is given; neither says file, line and column of a field that does not
/// exist; neither can be stopped. A template may come from anybody, so the language here has
/// nothing but fields, texts, loops and parts: it cannot run code, read files or reach a network,
/// every value is escaped, and the steps and the size of a document are limited.
package edgewise.export.document;
