package org.practicekb.page;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jbake.app.Asset;
import org.jbake.app.Oven;
import org.jbake.app.Utensils;
import org.jbake.app.configuration.DefaultJBakeConfiguration;
import org.jbake.app.configuration.JBakeConfiguration;
import org.jbake.model.DocumentModel;
import org.practicekb.content.Parallel;

/**
 * JBake's oven, fed from memory: it starts no database, and bakes pages in parallel. Stock JBake
 * reloads every document of a type for each page, which makes its time grow with the square of
 * their number.
 */
final class PageOven extends Oven {

  /** The one variable of a template. */
  static final String PAGE = "page";

  private final List<Supplier<Page>> pages;
  private final Runnable baked;
  private final List<Throwable> errors = new ArrayList<>();

  /**
   * @param pages made one by one while baking, so that not all are in memory at once
   * @param output takes the pages
   * @param baked called after each page, from any thread
   */
  PageOven(
      JBakeConfiguration config,
      FreeMarkerEngine engine,
      List<Supplier<Page>> pages,
      Output output,
      Runnable baked) {
    super(utensils(config, engine, output));
    this.pages = pages;
    this.baked = baked;
  }

  private static Utensils utensils(
      JBakeConfiguration config, FreeMarkerEngine engine, Output output) {
    Utensils utensils = new Utensils();
    utensils.setConfiguration(config);
    utensils.setRenderer(new PageRenderer(config, engine, output));
    utensils.setAsset(new Asset(config));
    return utensils;
  }

  @Override
  public void bake() {
    errors.addAll(Parallel.map(pages, this::bake).stream().flatMap(Optional::stream).toList());
  }

  private Optional<Throwable> bake(Supplier<Page> supplier) {
    Page page = supplier.get();
    DocumentModel document = new DocumentModel();
    document.setType(page.template());
    document.setStatus("published");
    document.put("uri", page.address().file());
    document.put(PAGE, page.model());
    try {
      getUtensils().getRenderer().render(document);
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(new IllegalStateException(page.address().permalink(), e));
    } finally {
      baked.run();
    }
  }

  /** Copies a folder to {@code to}, without hidden files; a missing folder is empty. */
  void copy(Path folder, Path to) {
    if (Files.isDirectory(folder)) {
      DefaultJBakeConfiguration config =
          (DefaultJBakeConfiguration) getUtensils().getConfiguration();
      File before = config.getDestinationFolder();
      config.setDestinationFolder(to.toFile());
      Asset asset = new Asset(config);
      asset.copy(folder.toFile());
      config.setDestinationFolder(before);
      errors.addAll(asset.getErrors());
    }
  }

  @Override
  public List<Throwable> getErrors() {
    return List.copyOf(errors);
  }
}
