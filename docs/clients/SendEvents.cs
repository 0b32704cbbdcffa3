// Sends two events to Playledger. In Unity leave out Main, await Send from a MonoBehaviour, and add the library
// System.Text.Json, or use Newtonsoft's JObject and JArray; in WebGL, UnityWebRequest takes the place of HttpClient.
#nullable disable
using System;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Tasks;

public static class SendEvents
{
    private const int Tries = 6;
    private static readonly HttpClient Client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
    private static readonly Random Jitter = new Random();

    public static async Task<int> Main()
    {
        string url = Environment.GetEnvironmentVariable("PLAYLEDGER_URL") ?? "http://localhost:8080";
        string key = Environment.GetEnvironmentVariable("PLAYLEDGER_KEY") ?? "";
        // Made once, before the first try: every try sends the same ids and times.
        string session = Guid.NewGuid().ToString();
        var events = new JsonArray(LevelCompleted(session, 3, 41.5), LevelCompleted(session, 4, 58.25));

        JsonArray fates = await Send(url, key, events);
        foreach (JsonNode one in fates)
        {
            Console.WriteLine($"{one["id"]} {one["fate"]} {one["rule"]}");
        }
        return fates.All(one => (string)one["fate"] is "stored" or "duplicate" or "queued") ? 0 : 1;
    }

    private static JsonObject LevelCompleted(string session, int level, double seconds) => new JsonObject
    {
        ["id"] = Guid.NewGuid().ToString(),
        ["type"] = "level_completed",
        ["occurredAt"] = DateTimeOffset.UtcNow.ToString("o"),
        ["playerId"] = "player-7",
        ["sessionId"] = session,
        ["data"] = new JsonObject { ["level"] = level, ["seconds"] = seconds },
    };

    /// <summary>Sends a batch until there is an answer that stands, and returns the fate of each event.</summary>
    public static async Task<JsonArray> Send(string url, string key, JsonArray events)
    {
        string body = events.ToJsonString();
        for (int attempt = 1; ; attempt++)
        {
            TimeSpan pause = TimeSpan.FromSeconds(0.5 * Math.Pow(2, attempt - 1));
            try
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, url + "/v1/events");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                using HttpResponseMessage answer = await Client.SendAsync(request);
                string text = await answer.Content.ReadAsStringAsync();
                int status = (int)answer.StatusCode;
                if (status is 200 or 202) return JsonNode.Parse(text)["events"].AsArray();
                bool passing = status == 408 || status == 429 || status >= 500;
                if (!passing || attempt == Tries) throw new InvalidOperationException($"refused: {status} {text}");
                TimeSpan asked = answer.Headers.RetryAfter?.Delta ?? TimeSpan.Zero;
                if (asked > pause) pause = asked;
            }
            catch (Exception lost) when (attempt < Tries && lost is HttpRequestException or TaskCanceledException)
            {
                // Nobody knows whether the events are in: the next try will tell.
            }
            await Task.Delay(pause + TimeSpan.FromSeconds(Jitter.NextDouble() / 4));
        }
    }
}
