/// Use cases and background work shared by the window and the command line. No JavaFX: whoever wants results on its own thread hands in an executor.
package edgewise.work;
