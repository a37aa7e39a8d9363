package org.practicekb.page;

import java.io.File;
import java.nio.file.Path;
import org.jbake.app.configuration.DefaultJBakeConfiguration;
import org.jbake.app.configuration.JBakeConfigurationFactory;

/**
 * The settings of a site and its templates, which are read once, for pages made more than once.
 * Thread-safe.
 */
public final class Templates {

  private final Path folder;
  private final Path out;
  private final DefaultJBakeConfiguration config;
  private final FreeMarkerEngine engine;

  /**
   * @param baseUrl where the site will be; empty for the one in {@code jbake.properties}
   */
  public Templates(SitePages.Folders folders, String baseUrl) {
    this.folder = folders.templates();
    this.out = folders.out();
    this.config = config(folders, baseUrl);
    this.engine = new FreeMarkerEngine(config);
  }

  private static DefaultJBakeConfiguration config(SitePages.Folders folders, String baseUrl) {
    File project = folders.project().toFile();
    DefaultJBakeConfiguration config =
        new JBakeConfigurationFactory()
            .createDefaultJbakeConfiguration(project, folders.out().toFile(), false);
    config.setContentFolder(folders.content().toFile());
    config.setTemplateFolder(folders.templates().toAbsolutePath().toFile());
    config.setAssetFolder(folders.templates().resolve("assets").toFile());
    if (!baseUrl.isEmpty()) {
      config.setSiteHost(baseUrl);
    }
    return config;
  }

  Path folder() {
    return folder;
  }

  /** The folder that is baked into. */
  Path out() {
    return out;
  }

  DefaultJBakeConfiguration config() {
    return config;
  }

  FreeMarkerEngine engine() {
    return engine;
  }
}
