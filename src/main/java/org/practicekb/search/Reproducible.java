package org.practicekb.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.CodecUtil;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.SegmentInfoFormat;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.index.SegmentCommitInfo;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.StringHelper;

/**
 * Takes out of an index what Lucene writes differently each time: diagnostics (time, machine) and
 * the random ids of segment and commit. The ids become a digest of all the rest, so that they do
 * not depend on what this process did before either.
 */
final class Reproducible {

  private static final int BEGINNING = 4096;
  private static final int CHECKSUM_BYTES = Long.BYTES;

  private Reproducible() {}

  /** Lucene's own codec, which also reads what it writes, without diagnostics. */
  static Codec codec() {
    return codec(Codec.getDefault().storedFieldsFormat());
  }

  /** The same to write a {@link RenewedSegment}. */
  static Codec codecOfRenewed() {
    return codec(new RenewedStoredFields(Codec.getDefault().storedFieldsFormat()));
  }

  private static Codec codec(StoredFieldsFormat stored) {
    Codec own = Codec.getDefault();
    return new FilterCodec(own.getName(), own) {
      @Override
      public StoredFieldsFormat storedFieldsFormat() {
        return stored;
      }

      @Override
      public SegmentInfoFormat segmentInfoFormat() {
        return new WithoutDiagnostics(delegate.segmentInfoFormat());
      }
    };
  }

  /** Replaces the random ids in a closed index of files that are not compound. */
  static void settleIds(Path folder) throws IOException {
    List<byte[]> ids = ids(folder);
    List<Path> files;
    try (Stream<Path> listed = Files.list(folder)) {
      files = listed.sorted().toList();
    }
    ContentDigest digest = new ContentDigest();
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      ids.forEach(id -> replace(bytes, id, new byte[StringHelper.ID_LENGTH]));
      digest.add(bytes, bytes.length - CHECKSUM_BYTES);
    }
    byte[] content = digest.bytes(StringHelper.ID_LENGTH);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < ids.size(); i++) {
        replace(bytes, ids.get(i), settled(content, i));
      }
      sign(file, bytes);
      Files.write(file, bytes);
    }
  }

  private static List<byte[]> ids(Path folder) throws IOException {
    List<byte[]> ids = new ArrayList<>();
    try (Directory directory = IndexFolder.open(folder)) {
      SegmentInfos commit = SegmentInfos.readLatestCommit(directory);
      ids.add(commit.getId());
      for (SegmentCommitInfo segment : commit) {
        ids.add(segment.getId());
        ids.add(segment.info.getId());
      }
    }
    return ids;
  }

  private static byte[] settled(byte[] content, int number) {
    return new ContentDigest()
        .add(content)
        .add(new byte[] {(byte) number})
        .bytes(StringHelper.ID_LENGTH);
  }

  /** Lucene writes ids at the beginning of a file, and those of segments into a short one. */
  private static void replace(byte[] bytes, byte[] id, byte[] by) {
    int end = Math.min(bytes.length, BEGINNING) - id.length;
    for (int at = 0; at <= end; at++) {
      if (bytes[at] == id[0] && Arrays.equals(bytes, at, at + id.length, id, 0, id.length)) {
        System.arraycopy(by, 0, bytes, at, id.length);
      }
    }
  }

  /** Writes the checksum that ends every file of an index, see {@link CodecUtil#writeFooter}. */
  private static void sign(Path file, byte[] bytes) throws IOException {
    ByteBuffer footer = ByteBuffer.wrap(bytes, bytes.length - 2 * CHECKSUM_BYTES, CHECKSUM_BYTES);
    if (footer.getInt() != CodecUtil.FOOTER_MAGIC || footer.getInt() != 0) {
      throw new IOException(file + " does not end as files of an index do");
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
    ByteBuffer.wrap(bytes).putLong(bytes.length - CHECKSUM_BYTES, checksum.getValue());
  }

  private static final class WithoutDiagnostics extends SegmentInfoFormat {
    private final SegmentInfoFormat delegate;

    WithoutDiagnostics(SegmentInfoFormat delegate) {
      this.delegate = delegate;
    }

    @Override
    public SegmentInfo read(Directory directory, String name, byte[] id, IOContext context)
        throws IOException {
      return delegate.read(directory, name, id, context);
    }

    @Override
    public void write(Directory directory, SegmentInfo info, IOContext context) throws IOException {
      SegmentInfo plain =
          new SegmentInfo(
              info.dir,
              info.getVersion(),
              info.getMinVersion(),
              info.name,
              info.maxDoc(),
              info.getUseCompoundFile(),
              info.getHasBlocks(),
              info.getCodec(),
              Map.of(),
              info.getId(),
              info.getAttributes(),
              info.getIndexSort());
      plain.setFiles(info.files());
      delegate.write(directory, plain, context);
      info.setFiles(plain.files());
    }
  }
}
