package io.playledger.bench.intake;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection with one request under way at a time, served by a selector. */
final class HttpConnection implements AutoCloseable {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final EventRequest request;
  private final HttpAnswer answer = new HttpAnswer();
  private ByteBuffer out = ByteBuffer.allocate(0);
  private long since;

  private HttpConnection(SocketChannel channel, Selector selector, EventRequest request)
      throws IOException {
    this.channel = channel;
    this.request = request;
    this.key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  static HttpConnection open(int port, Selector selector, EventRequest request) throws IOException {
    SocketChannel channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    return new HttpConnection(channel, selector, request);
  }

  int events() {
    return request.events();
  }

  /** The last answer. */
  HttpAnswer answer() {
    return answer;
  }

  /** From when the time of the request under way counts, by the clock of nanoseconds. */
  long since() {
    return since;
  }

  /** Sends the events from that number on. */
  void send(long number, long countedSince) throws IOException {
    since = countedSince;
    out = request.from(number);
    write();
  }

  /**
   * Goes on writing or reading, as the selector says.
   *
   * @param buffer to read into, of no use afterwards
   * @return whether the answer is complete
   */
  boolean goOn(ByteBuffer buffer) throws IOException {
    if (key.isWritable()) {
      write();
    }
    if (!key.isReadable()) {
      return false;
    }
    buffer.clear();
    if (channel.read(buffer) < 0) {
      throw new EOFException("the service has closed a connection");
    }
    return answer.read(buffer.flip());
  }

  private void write() throws IOException {
    channel.write(out);
    key.interestOps(
        out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
