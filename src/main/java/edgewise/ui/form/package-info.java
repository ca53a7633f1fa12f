/// Entering values: from the shape of a record and the rows of [edgewise.catalogue.PropertyRows]
/// follows a form whose fields check what is typed, say what is wrong beside it, and make one step
/// of one typing run.
package edgewise.ui.form;
