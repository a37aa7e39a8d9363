package org.practicekb.search;

import java.io.IOException;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.StoredFieldsWriter;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.FieldInfos;
import org.apache.lucene.index.MergeState;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.BytesRef;

/** Writes what the documents of a {@link RenewedSegment} store: most is copied as it is. */
final class RenewedStoredFields extends StoredFieldsFormat {

  private final StoredFieldsFormat format;

  RenewedStoredFields(StoredFieldsFormat format) {
    this.format = format;
  }

  @Override
  public StoredFieldsReader fieldsReader(
      Directory directory, SegmentInfo segment, FieldInfos fields, IOContext context)
      throws IOException {
    return format.fieldsReader(directory, segment, fields, context);
  }

  @Override
  public StoredFieldsWriter fieldsWriter(
      Directory directory, SegmentInfo segment, IOContext context) throws IOException {
    return new Writer(format.fieldsWriter(directory, segment, context));
  }

  private static final class Writer extends StoredFieldsWriter {
    private final StoredFieldsWriter out;

    Writer(StoredFieldsWriter out) {
      this.out = out;
    }

    @Override
    public int merge(MergeState state) throws IOException {
      RenewedSegment.Stored stored = (RenewedSegment.Stored) state.storedFieldsReaders[0];
      return out.merge(stored.apart(state));
    }

    @Override
    public void startDocument() throws IOException {
      out.startDocument();
    }

    @Override
    public void finishDocument() throws IOException {
      out.finishDocument();
    }

    @Override
    public void writeField(FieldInfo field, int value) throws IOException {
      out.writeField(field, value);
    }

    @Override
    public void writeField(FieldInfo field, long value) throws IOException {
      out.writeField(field, value);
    }

    @Override
    public void writeField(FieldInfo field, float value) throws IOException {
      out.writeField(field, value);
    }

    @Override
    public void writeField(FieldInfo field, double value) throws IOException {
      out.writeField(field, value);
    }

    @Override
    public void writeField(FieldInfo field, BytesRef value) throws IOException {
      out.writeField(field, value);
    }

    @Override
    public void writeField(FieldInfo field, String value) throws IOException {
      out.writeField(field, value);
    }

    @Override
    public void finish(int documents) throws IOException {
      out.finish(documents);
    }

    @Override
    public void close() throws IOException {
      out.close();
    }

    @Override
    public long ramBytesUsed() {
      return out.ramBytesUsed();
    }
  }
}
