using System.Text.Json.Nodes;

namespace SlackLearningBot.Playground.Control;

/// <summary>
/// One thing the control interface does: GET or POST /playground/<paramref name="Name"/>. Arguments are listed as in the README,
/// a question mark after those that may be left out.
/// </summary>
internal sealed record ControlVerb(
    string Method, string Name, string Arguments, string Meaning, Func<ControlRequest, CancellationToken, Task<JsonObject>> Act)
{
    public static ControlVerb Get(string name, string arguments, string meaning, Func<ControlRequest, JsonObject> see) =>
        new("GET", name, arguments, meaning, (request, _) => Task.FromResult(see(request)));

    /// <summary>Something a hand does; its answer says ok, or what went wrong.</summary>
    public static ControlVerb Post(string name, string arguments, string meaning, Func<ControlRequest, CancellationToken, Task<HandResult>> act) =>
        new("POST", name, arguments, meaning, async (request, cancel) => ControlAnswer.Of(await act(request, cancel)));

    public static ControlVerb PostRaw(string name, string arguments, string meaning, Func<ControlRequest, CancellationToken, Task<JsonObject>> act) =>
        new("POST", name, arguments, meaning, act);
}
