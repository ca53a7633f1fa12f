/// Everything a person reads goes through [edgewise.text.Message] and the bundles beside it, so
/// that it can be said in another language later.
package edgewise.text;
