package org.practicekb.search.browser;

import org.teavm.model.ClassHolder;
import org.teavm.model.ClassHolderTransformer;
import org.teavm.model.ClassHolderTransformerContext;
import org.teavm.model.MethodDescriptor;
import org.teavm.model.emit.ProgramEmitter;
import org.teavm.vm.spi.TeaVMHost;
import org.teavm.vm.spi.TeaVMPlugin;

/**
 * Lets TeaVM compile Lucene. When an array grows, Lucene asks the machine for its word size, by
 * means that a browser has not; here an array grows to just the size that is needed.
 */
public final class LuceneInBrowser implements TeaVMPlugin, ClassHolderTransformer {

  private static final MethodDescriptor OVERSIZE =
      new MethodDescriptor("oversize", int.class, int.class, int.class);

  private static final MethodDescriptor INITIALIZER = new MethodDescriptor("<clinit>", void.class);

  @Override
  public void install(TeaVMHost host) {
    host.add(this);
  }

  @Override
  public void transformClass(ClassHolder type, ClassHolderTransformerContext context) {
    if (type.getName().equals("org.apache.lucene.util.ArrayUtil")) {
      type.removeMethod(type.getMethod(INITIALIZER));
      ProgramEmitter method =
          ProgramEmitter.create(type.getMethod(OVERSIZE), context.getHierarchy());
      method.var(1, int.class).returnValue();
    }
  }
}
