package org.practicekb.cli;

import org.practicekb.link.Address;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says where the site will be read. */
final class BaseUrl {

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "",
      converter = Converter.class,
      description =
          "Where the site will be read, for the addresses that must be absolute. Default: site.host in jbake.properties.")
  private String url;

  /** As given; empty when it was not. */
  String get() {
    return url;
  }

  /** Refuses what is no base URL. */
  static final class Converter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.isEmpty() && !Address.isBaseUrl(value)) {
        throw new TypeConversionException(Address.noBaseUrl(value));
      }
      return value;
    }
  }
}
