package io.playledger.leaderboard.live.rest;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.playledger.leaderboard.live.Client;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** A client at the other end of a socket. */
final class SocketClient implements Client {

  /**
   * Room in the kernel, in bytes, for what the client has not taken. By itself the kernel makes
   * room for megabytes of boards that are out of date by the time the client reads them.
   */
  private static final int SEND_BUFFER = 64 * 1024;

  private final String address;
  private final HttpServerResponse response;
  private final Channel channel;

  SocketClient(RoutingContext context) {
    SocketAddress remote = context.request().remoteAddress();
    this.address = String.valueOf(remote.hostAddress());
    this.response = context.response();
    // Vert.x' own close() waits for what is unsent, which a client that reads nothing never takes.
    this.channel = ((ConnectionBase) context.request().connection()).channel();
    channel.config().setOption(ChannelOption.SO_SNDBUF, SEND_BUFFER);
  }

  @Override
  public String address() {
    return address;
  }

  @Override
  public boolean isGone() {
    return response.closed() || !channel.isOpen();
  }

  @Override
  public void cutOff() {
    // Nor does the kernel keep what is unsent.
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }
}
