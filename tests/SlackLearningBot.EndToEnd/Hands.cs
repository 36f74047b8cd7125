using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace SlackLearningBot.EndToEnd;

/// <summary>What people do before the browser is looked at, by the Playground's own requests.</summary>
internal sealed class Hands(Uri playground) : IDisposable
{
    private readonly HttpClient http = new();

    public async Task<JsonNode> DoAsync(string verb, JsonObject arguments)
    {
        using var response = await http.PostAsJsonAsync(new Uri(playground, "/playground/" + verb), arguments);
        var answer = await response.Content.ReadAsStringAsync();
        Assert.That(response.IsSuccessStatusCode, Is.True, $"{verb}: {answer}");
        return JsonNode.Parse(answer)!;
    }

    public async Task<JsonNode> SeeAsync(string what) => JsonNode.Parse(await http.GetStringAsync(new Uri(playground, "/playground/" + what)))!;

    public Task<string> ScreenAsync(string person, string? show = null) =>
        http.GetStringAsync(new Uri(playground, $"/playground/screen?as={person}{(show is null ? "" : "&show=" + show)}"));

    public async Task UntilAsync(string person, string words, string? show = null)
    {
        var screen = "";
        for (var tries = 0; tries < 100 && !screen.Contains(words, StringComparison.Ordinal); tries++)
        {
            await Task.Delay(100);
            screen = await ScreenAsync(person, show);
        }

        Assert.That(screen, Does.Contain(words), $"{person} sees it within ten seconds");
    }

    /// <summary>Whatever the day and hour of this run, everybody's next morning is a Monday's, in all their zones.</summary>
    public async Task TurnToSaturdayAsync()
    {
        var now = DateTimeOffset.Parse((string)(await DoAsync("clock", new JsonObject { ["advance"] = "PT1S" }))["now"]!, CultureInfo.InvariantCulture).UtcDateTime;
        var saturday = now.Date.AddDays(1 + (((int)DayOfWeek.Saturday - (int)now.DayOfWeek + 6) % 7)).AddHours(12);
        await DoAsync("clock", new JsonObject { ["to"] = saturday.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) });
    }

    public void Dispose() => http.Dispose();
}
