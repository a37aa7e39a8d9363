package org.practicekb.site;

import com.sun.jna.Function;
import com.sun.jna.LastErrorException;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Linux's {@code renameat2(2)} with {@code RENAME_EXCHANGE}: two folders change places in one step,
 * so that whoever opens a file in one sees the old or the new, never neither.
 */
final class FolderExchange {

  private static final int AT_FDCWD = -100;
  private static final int RENAME_EXCHANGE = 2;

  private static final int EPERM = 1;
  private static final int EXDEV = 18;
  private static final int EINVAL = 22;
  private static final int ENOSYS = 38;

  /**
   * The kernel or the file system has no such call, or a sandbox that does not know it forbids it.
   */
  private static final Set<Integer> UNSUPPORTED = Set.of(EPERM, EINVAL, ENOSYS);

  static {
    // JNA would start a process that tells where libraries are; this one's are loaded already.
    System.setProperty("jna.platform.library.path", "");
  }

  private FolderExchange() {}

  /**
   * Exchanges two folders.
   *
   * @param one an absolute path, as is {@code other}
   * @return false when this system cannot; nothing has changed then
   */
  static boolean tryExchange(Path one, Path other) throws IOException {
    if (!Platform.isLinux()) {
      return false;
    }
    try {
      call(one.toString(), other.toString());
      return true;
    } catch (LastErrorException e) {
      if (UNSUPPORTED.contains(e.getErrorCode())) {
        return false;
      }
      throw failure(one.toString(), other.toString(), e);
    } catch (LinkageError e) {
      // Neither JNA's own library nor a C library with this function could be loaded.
      return false;
    }
  }

  private static IOException failure(String one, String other, LastErrorException e) {
    return e.getErrorCode() == EXDEV
        ? new AtomicMoveNotSupportedException(one, other, e.getMessage())
        : new FileSystemException(one, other, e.getMessage());
  }

  private static void call(String one, String other) {
    String encoding = System.getProperty("sun.jnu.encoding");
    Function renameat2 =
        NativeLibrary.getProcess().getFunction("renameat2", Function.THROW_LAST_ERROR, encoding);
    renameat2.invokeInt(new Object[] {AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE});
  }
}
