package dev.sweepline.worker.network.user;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Rewriter of byte code: turns the calls with which a user's class would end the JVM into an
 * exception that ends its own trial. Calls by reflection are not found. Stateless.
 */
@SuppressWarnings("DoNotCallSuggester") // throwing is what they are for
public final class ExitCallRewriter {
  private static final String HERE = Type.getInternalName(ExitCallRewriter.class);
  private static final String SYSTEM = "java/lang/System";
  private static final String RUNTIME = "java/lang/Runtime";
  private static final String STATUS = "(I)V";
  private static final String RUNTIME_STATUS = "(Ljava/lang/Runtime;I)V";

  private ExitCallRewriter() {}

  /** Stands for {@link System#exit}; called by rewritten classes. */
  public static void exit(int status) {
    throw new CalledExitException("System.exit", status);
  }

  /** Stands for {@link Runtime#exit}; called by rewritten classes. */
  public static void exit(Runtime runtime, int status) {
    throw new CalledExitException("Runtime.exit", status);
  }

  /** Stands for {@link Runtime#halt}; called by rewritten classes. */
  public static void halt(Runtime runtime, int status) {
    throw new CalledExitException("Runtime.halt", status);
  }

  /** The same class without them; as it is where it cannot be read, so that the JVM says why. */
  static byte[] replaced(byte[] bytes) {
    try {
      ClassReader reader = new ClassReader(bytes);
      // Every call takes from the stack what the one in its place takes, so frames stay right.
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(new Methods(writer), 0);
      return writer.toByteArray();
    } catch (RuntimeException e) {
      return bytes;
    }
  }

  private static boolean endsSystem(String owner, String name, String descriptor) {
    return owner.equals(SYSTEM) && name.equals("exit") && descriptor.equals(STATUS);
  }

  private static boolean endsRuntime(String owner, String name, String descriptor) {
    return owner.equals(RUNTIME)
        && (name.equals("exit") || name.equals("halt"))
        && descriptor.equals(STATUS);
  }

  /** Also of {@code System::exit}. */
  private static Object replaced(Object argument) {
    if (argument instanceof Handle handle) {
      String name = handle.getName();
      if (endsSystem(handle.getOwner(), name, handle.getDesc())) {
        return new Handle(Opcodes.H_INVOKESTATIC, HERE, name, STATUS, false);
      }
      if (endsRuntime(handle.getOwner(), name, handle.getDesc())) {
        return new Handle(Opcodes.H_INVOKESTATIC, HERE, name, RUNTIME_STATUS, false);
      }
    }
    return argument;
  }

  private static final class Methods extends ClassVisitor {
    Methods(ClassVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String name, String descriptor, String signature, String[] exceptions) {
      return new Calls(super.visitMethod(access, name, descriptor, signature, exceptions));
    }
  }

  private static final class Calls extends MethodVisitor {
    Calls(MethodVisitor next) {
      super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      if (endsSystem(owner, name, descriptor)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HERE, name, STATUS, false);
      } else if (endsRuntime(owner, name, descriptor)) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, HERE, name, RUNTIME_STATUS, false);
      } else {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      }
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      Object[] others = new Object[arguments.length];
      for (int i = 0; i < arguments.length; i++) {
        others[i] = replaced(arguments[i]);
      }
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, others);
    }
  }
}
