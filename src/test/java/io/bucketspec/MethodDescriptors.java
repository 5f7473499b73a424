package io.bucketspec;

import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The erased signatures of the methods that a class file declares, and of those that it calls or
 * refers to.
 */
final class MethodDescriptors {
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_TYPE = 16;

  private final ClassReader file;
  private final char[] buffer;
  private final Set<String> found = new TreeSet<>();

  private MethodDescriptors(byte[] bytes) {
    file = new ClassReader(bytes);
    buffer = new char[file.getMaxStringLength()];
  }

  /** Each as {@code name(parameters)result}, in the class file's own spelling of types. */
  static Set<String> of(byte[] classFile) {
    MethodDescriptors descriptors = new MethodDescriptors(classFile);
    descriptors.readConstants();
    descriptors.readDeclared();
    return descriptors.found;
  }

  private void readConstants() {
    for (int i = 1; i < file.getItemCount(); i++) {
      int at = file.getItem(i);
      // Longs and doubles take two places, the second of which has none.
      int tag = at == 0 ? 0 : file.readByte(at - 1);
      if (tag == NAME_AND_TYPE) {
        add(file.readUTF8(at, buffer), file.readUTF8(at + 2, buffer));
      } else if (tag == METHOD_TYPE) {
        add("", file.readUTF8(at, buffer));
      }
    }
  }

  private void readDeclared() {
    ClassVisitor declared =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String name, String descriptor, String signature, String[] exceptions) {
            add(name, descriptor);
            return null;
          }
        };
    file.accept(declared, ClassReader.SKIP_CODE);
  }

  private void add(String name, String descriptor) {
    if (descriptor.startsWith("(")) {
      found.add(name + descriptor);
    }
  }
}
