package org.practicekb.cli;

import org.practicekb.link.Address;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says where the site will be read. */
final class BaseUrl {

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      defaultValue = "",
      description =
          "Where the site will be read, for the addresses that must be absolute. Default: site.host in jbake.properties.")
  private String url;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /** As given; empty when it was not. */
  String get() {
    if (!url.isEmpty() && !Address.isBaseUrl(url)) {
      throw new CommandLine.ParameterException(spec.commandLine(), Address.noBaseUrl(url));
    }
    return url;
  }
}
