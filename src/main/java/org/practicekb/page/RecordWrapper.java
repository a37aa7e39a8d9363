package org.practicekb.page;

import freemarker.template.DefaultObjectWrapper;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shows records to templates: {@code page.title} is what the method {@code title()} returns.
 * FreeMarker's own models of them call each method by reflection, which took a fifteenth of a
 * build. Thread-safe.
 */
final class RecordWrapper extends DefaultObjectWrapper {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();

  private static final ClassValue<Map<String, Function<Object, Object>>> GETTERS =
      new ClassValue<>() {
        @Override
        protected Map<String, Function<Object, Object>> computeValue(Class<?> type) {
          return Arrays.stream(type.getDeclaredMethods())
              .filter(RecordWrapper::isGetter)
              .collect(Collectors.toMap(Method::getName, RecordWrapper::getter));
        }
      };

  RecordWrapper(Version version) {
    super(version);
  }

  @Override
  public TemplateModel wrap(Object object) throws TemplateModelException {
    return object instanceof Record ? new Shown(object) : super.wrap(object);
  }

  private static boolean isGetter(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && method.getParameterCount() == 0
        && method.getReturnType() != void.class;
  }

  /** The method as a function that the compiler sees through, see {@link LambdaMetafactory}. */
  @SuppressWarnings("unchecked")
  private static Function<Object, Object> getter(Method method) {
    try {
      MethodHandle handle = LOOKUP.unreflect(method);
      return (Function<Object, Object>)
          LambdaMetafactory.metafactory(
                  LOOKUP,
                  "apply",
                  MethodType.methodType(Function.class),
                  MethodType.methodType(Object.class, Object.class),
                  handle,
                  handle.type().wrap())
              .getTarget()
              .invoke();
    } catch (Throwable e) {
      throw new IllegalStateException("templates cannot call " + method, e);
    }
  }

  private final class Shown implements TemplateHashModel {

    private final Object object;

    Shown(Object object) {
      this.object = object;
    }

    @Override
    public TemplateModel get(String name) throws TemplateModelException {
      Function<Object, Object> getter = GETTERS.get(object.getClass()).get(name);
      return getter == null ? null : wrap(getter.apply(object));
    }

    @Override
    public boolean isEmpty() {
      return false;
    }
  }
}
