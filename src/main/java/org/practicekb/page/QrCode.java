package org.practicekb.page;

import freemarker.core.TemplateHTMLOutputModel;
import io.nayuki.qrcodegen.QrCode.Ecc;

/**
 * Draws addresses as QR codes (ISO/IEC 18004): SVG that stands in a page, with no style of its own.
 */
final class QrCode {

  /** The light margin that the standard asks for, in modules. */
  private static final int QUIET = 4;

  private QrCode() {}

  /** {@code url} as a drawing named {@code label} to those who do not see it. */
  static TemplateHTMLOutputModel svg(String url, String label) {
    io.nayuki.qrcodegen.QrCode code = io.nayuki.qrcodegen.QrCode.encodeText(url, Ecc.MEDIUM);
    int side = code.size + 2 * QUIET;
    return Html.of(
        "<svg class=\"qr\" role=\"img\" aria-label=\""
            + Html.escape(label)
            + "\" viewBox=\"0 0 "
            + side
            + " "
            + side
            + "\"><rect width=\""
            + side
            + "\" height=\""
            + side
            + "\" fill=\"#fff\"/><path stroke=\"#000\" d=\""
            + path(code)
            + "\"/></svg>");
  }

  /** A stroke for each run of dark modules: {@code M4 4.5h7} moves to it and draws it. */
  private static String path(io.nayuki.qrcodegen.QrCode code) {
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        int start = x;
        while (code.getModule(x, y)) {
          x++;
        }
        if (x > start) {
          path.append('M').append(start + QUIET).append(' ').append(y + QUIET).append(".5h");
          path.append(x - start);
        }
      }
    }
    return path.toString();
  }
}
