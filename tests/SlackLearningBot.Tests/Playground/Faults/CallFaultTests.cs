using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Playground;
using SlackLearningBot.Playground.Demo;
using SlackLearningBot.Playground.Faults;

namespace SlackLearningBot.Tests.Playground.Faults;

/// <summary>What a client sees of each fault in the answers to its calls, and whether the call was carried out.</summary>
internal sealed class CallFaultTests
{
    private static IEnumerable<TestCaseData> Refusals() =>
        from fault in FaultTable.All
        from variant in fault.Variants
        where variant.Effect is CallEffect { CarriesOut: not true } && fault.Id is not ("W6" or "W9" or "W10" or "E20") && variant.Name != "address_breaks"
        select new TestCaseData(fault.Id, variant.Name).SetArgDisplayNames(fault.Id, variant.Name);

    [TestCaseSource(nameof(Refusals))]
    public async Task A_refusal_comes_as_Slack_writes_it_and_once_only(string fault, string variant)
    {
        await using var scene = await Scene.OpenAsync();
        var rule = (await scene.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, At = "chat.postMessage" })).Rule;

        var first = await PostAsync(scene);
        var second = await PostAsync(scene);

        Assert.That((bool?)first["ok"], Is.False);
        Assert.That((string?)first["error"], Is.Not.Null.And.Not.Empty);
        Assert.That((bool?)second["ok"], Is.True);
        Assert.That(scene.Anna.Messages(), Has.Count.EqualTo(1));
        Assert.That(rule.Hits, Is.EqualTo(1));
        Assert.That(scene.Slack.World.Calls.To("chat.postMessage").Select(call => call.Fault), Is.EqualTo(new[] { fault, null }));
    }

    [TestCase("W4", 1)]
    [TestCase("W6", 0)]
    public async Task A_cut_connection_says_nothing_of_what_was_done(string fault, int done)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish(fault) { At = "chat.postMessage" });

        var failure = Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(scene));

        Assert.That(failure!.ToString(), Does.Contain("reset").IgnoreCase.Or.Contain("ended prematurely"));
        Assert.That(scene.Anna.Messages(), Has.Count.EqualTo(done));
    }

    [TestCase("W7", "internal_error", true, 1)]
    [TestCase("W7", "fatal_error_500", false, 0)]
    [TestCase("W8", "503", true, 1)]
    [TestCase("W9", "502", true, 1)]
    [TestCase("W9", "502", null, 0)]
    [TestCase("W10", "empty", true, 1)]
    public async Task What_may_or_may_not_have_been_carried_out_is_as_the_rule_says(string fault, string variant, bool? carriesOut, int done)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish(fault) { Variant = variant, At = "chat.postMessage", CarriesOut = carriesOut });

        using var response = await RawAsync(scene);

        Assert.That(scene.Anna.Messages(), Has.Count.EqualTo(done));
        Assert.That((int)response.StatusCode, Is.EqualTo(variant switch { "fatal_error_500" => 500, "503" => 503, "502" => 502, _ => 200 }));
        Assert.That(await response.Content.ReadAsStringAsync(), variant switch { "502" => Does.StartWith("<!DOCTYPE html>"), "empty" => Is.Empty, _ => Does.Contain("\"ok\":false") });
    }

    [TestCase("truncated")]
    [TestCase("gzip")]
    public async Task A_broken_body_is_no_JSON(string variant)
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W10") { Variant = variant, At = "chat.postMessage", CarriesOut = true });

        using var response = await RawAsync(scene);

        Assert.That(response.Content.Headers.ContentEncoding, variant == "gzip" ? Does.Contain("gzip") : Is.Empty);
        Assert.That(() => JsonNode.Parse(response.Content.ReadAsStringAsync().Result), Throws.InstanceOf<System.Text.Json.JsonException>());
        Assert.That(scene.Anna.Messages(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_slow_answer_takes_its_time_of_the_machine()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W5") { At = "chat.postMessage", Seconds = 20 });

        var asked = PostAsync(scene);
        while (scene.Anna.Messages().Count == 0)
        {
            await Task.Delay(10);
        }

        await Task.Delay(50);
        var early = asked.IsCompleted;
        scene.Machine.Advance(TimeSpan.FromSeconds(20));

        Assert.That(early, Is.False);
        Assert.That((bool?)(await asked)["ok"], Is.True);
    }

    [Test]
    public async Task Retry_After_says_what_was_asked_for_or_nothing_of_use()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W1") { At = "chat.postMessage", Seconds = 7 });
        await scene.Slack.FaultAsync(new FaultWish("W2") { At = "chat.postMessage" });
        await scene.Slack.FaultAsync(new FaultWish("W2") { At = "chat.postMessage", Variant = "garbled" });

        var waits = new List<string?>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await RawAsync(scene);
            Assert.That((int)response.StatusCode, Is.EqualTo(429));
            waits.Add(response.Headers.TryGetValues("Retry-After", out var wait) ? wait.Single() : null);
        }

        Assert.That(waits, Is.EqualTo(new[] { "7", null, "abc" }));
    }

    [Test]
    public async Task Rules_strike_only_the_person_conversation_and_workspace_they_name()
    {
        await using var scene = await Scene.OpenAsync();
        await scene.Slack.FaultAsync(new FaultWish("W9") { User = "ben", Count = null });
        await scene.Slack.FaultAsync(new FaultWish("W9") { Channel = "learning", Count = null });
        await scene.Slack.FaultAsync(new FaultWish("W9") { Team = "T0ELSEWHERE", Count = null });

        using var anna = await RawAsync(scene);
        using var ben = await RawAsync(scene, DemoWorkspace.Ben);
        using var direct = await RawAsync(scene, scene.Slack.As(DemoWorkspace.Ben).Dm);
        using var channel = await RawAsync(scene, DemoWorkspace.LearningChannel);

        Assert.That(new[] { anna, ben, direct, channel }.Select(response => (int)response.StatusCode), Is.EqualTo(new[] { 200, 500, 500, 500 }));
    }

    private static Task<JsonObject> PostAsync(Scene scene) =>
        AnswerAsync(RawAsync(scene));

    private static async Task<JsonObject> AnswerAsync(Task<HttpResponseMessage> asked)
    {
        using var response = await asked;
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject();
    }

    private static Task<HttpResponseMessage> RawAsync(Scene scene, string channel = DemoWorkspace.Anna) => scene.RawAsync(
        HttpMethod.Post, "/api/chat.postMessage",
        new FormUrlEncodedContent(new Dictionary<string, string> { ["channel"] = channel, ["text"] = "hello" }), PlaygroundOptions.BotToken);
}
