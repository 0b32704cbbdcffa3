package io.playledger.intake.format;

/** Events exactly as other systems document them, but for ' in place of ". */
public final class SomeEvents {

  public static final String PLAYER_ACTION =
      """
      {
        'event_name': 'player_action',
        'parameters': {
          'player_id': 'player_123',
          'session_id': 'session_456',
          'event_type': 'move',
          'level_id': 'level_02',
          'map_id': 'map_03'
        },
        'event_timestamp': '2024-11-12T10:15:30Z',
        'user_data': {
          'user_id': 'player_123',
          'platform': 'PC'
        }
      }""";

  public static final String TRANSACTION =
      """
      {
        'event_name': 'transaction',
        'parameters': {
          'transaction_id': 'trans_789',
          'transaction_type': 'purchase',
          'currency': 'USD',
          'amount': 4.99,
          'item_id': 'skin_dragon',
          'item_type': 'skin'
        },
        'event_timestamp': '2024-11-12T10:16:05Z',
        'user_data': {
          'user_id': 'player_123',
          'platform': 'PC'
        }
      }""";

  public static final String SERVER_METRIC =
      """
      {
        'event_name': 'server_metric',
        'parameters': {
          'server_id': 'server_1',
          'cpu_load': 78,
          'memory_usage': 65,
          'latency': 120
        },
        'event_timestamp': '2024-11-12T10:16:30Z',
        'server_data': {
          'region': 'us-west',
          'server_type': 'dedicated'
        }
      }""";

  /** With the game left open: {@code %s}. */
  public static final String GAME_OVER =
      "{'type':'game_over','product_id':'%s','winner_id':'ada','loser_id':'bob'}";

  /** With the game left open: {@code %s}. */
  public static final String SELECT_WEAPON =
      "{'event_name':'select_weapon','product_id':'%s','user_id':'ada','event_data':'1'}";

  private SomeEvents() {}
}
