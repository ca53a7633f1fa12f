import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Brings the classes of a folder's jars to a class file version the JVM's start-up cache accepts.
///
/// The cache leaves out classes older than Java 6 and classes of signed jars, and such libraries
/// then take most of a short command's time. Only the version number and the stack maps change; a
/// jar without old classes is left alone.
///
/// `java ModernClasses.java FOLDER`
final class ModernClasses {
  private static final int JAVA_6 = 50;
  private static final int JAVA_17 = 61;

  public static void main(String[] args) throws IOException {
    List<Path> jars = new ArrayList<>();
    try (var found = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      found.forEach(jars::add);
    }
    for (Path jar : jars) {
      try (ZipFile in = new ZipFile(jar.toFile())) {
        if (hasOldClasses(in)) {
          Path rewritten = jar.resolveSibling(jar.getFileName() + ".new");
          rewrite(in, jars, rewritten);
          Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean hasOldClasses(ZipFile jar) throws IOException {
    for (ZipEntry entry : Collections.list(jar.entries())) {
      if (entry.getName().endsWith(".class")) {
        try (InputStream in = jar.getInputStream(entry)) {
          byte[] head = in.readNBytes(8);
          if (((head[6] & 0xff) << 8 | head[7] & 0xff) < JAVA_6) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static void rewrite(ZipFile in, List<Path> jars, Path target) throws IOException {
    List<ZipFile> libraries = new ArrayList<>();
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
      for (Path jar : jars) {
        libraries.add(new ZipFile(jar.toFile()));
      }
      ClassHierarchyResolver resolver =
          ClassHierarchyResolver.ofResourceParsing(name -> find(libraries, name))
              .orElse(ClassHierarchyResolver.defaultResolver())
              .cached();
      ClassFile classFile =
          ClassFile.of(
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
              ClassFile.ClassHierarchyResolverOption.of(resolver));
      for (ZipEntry entry : Collections.list(in.entries())) {
        if (isSignature(entry.getName())) {
          continue;
        }
        byte[] bytes;
        try (InputStream content = in.getInputStream(entry)) {
          bytes = content.readAllBytes();
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(entry.getName().endsWith(".class") ? modern(classFile, bytes) : bytes);
        out.closeEntry();
      }
    } finally {
      for (ZipFile library : libraries) {
        library.close();
      }
    }
  }

  private static InputStream find(List<ZipFile> libraries, ClassDesc name) {
    String descriptor = name.descriptorString();
    String path = descriptor.substring(1, descriptor.length() - 1) + ".class";
    try {
      for (ZipFile library : libraries) {
        ZipEntry entry = library.getEntry(path);
        if (entry != null) {
          return library.getInputStream(entry);
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] modern(ClassFile classFile, byte[] bytes) {
    var model = classFile.parse(bytes);
    if (model.majorVersion() >= JAVA_6) {
      return bytes;
    }
    // Bodies are passed through one by one so that their stack maps are made anew.
    ClassTransform change =
        ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
            .andThen(
                (type, element) -> {
                  if (element instanceof ClassFileVersion) {
                    type.withVersion(JAVA_17, 0);
                  } else {
                    type.with(element);
                  }
                });
    try {
      return classFile.transformClass(model, change);
    } catch (IllegalArgumentException missingClass) {
      // Stack maps need the supertypes; a class that leans on an optional library which is not
      // there stays as it is.
      return bytes;
    }
  }

  /// A changed jar no longer fits its signature.
  private static boolean isSignature(String name) {
    return name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
  }
}
