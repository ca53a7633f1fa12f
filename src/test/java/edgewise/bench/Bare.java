package edgewise.bench;

/// The least a JVM can do: the yardstick for the start of commands.
final class Bare {
  private Bare() {}

  public static void main(String[] args) {
    System.out.println("bare");
  }
}
