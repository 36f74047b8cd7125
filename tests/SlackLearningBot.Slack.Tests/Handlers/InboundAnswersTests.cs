using System.Text;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Slack.Handlers;
using SlackLearningBot.Slack.Inbound;

namespace SlackLearningBot.Slack.Tests.Handlers;

internal sealed class InboundAnswersTests
{
    private static readonly ModalView View = new("Hi", [new Divider()]);

    [Test]
    public void A_command_is_answered_to_the_person_alone() =>
        Assert.That(Json(InboundAnswers.Write(new SlackMessage("Hello"))), Is.EqualTo(
            """{"response_type":"ephemeral","text":"Hello","unfurl_links":false,"unfurl_media":false}"""));

    [Test]
    public void A_command_that_opens_a_view_or_says_nothing_has_an_empty_answer()
    {
        Assert.That(InboundAnswers.Write(new CommandReply.OpenView(View)), Is.Null);
        Assert.That(InboundAnswers.Write(CommandReply.None), Is.Null);
    }

    [Test]
    public void A_submission_is_closed_by_an_empty_answer() => Assert.That(InboundAnswers.Write(SubmissionReply.Done), Is.Null);

    [Test]
    public void The_errors_of_a_submission_stand_under_their_block_ids() =>
        Assert.That(
            Json(InboundAnswers.Write(new SubmissionReply.Errors(new Dictionary<string, string> { ["hour"] = "Between 0 and 23." }))),
            Is.EqualTo("""{"response_action":"errors","errors":{"hour":"Between 0 and 23."}}"""));

    [Test]
    public void Errors_without_a_block_are_a_mistake() =>
        Assert.That(() => new SubmissionReply.Errors(new Dictionary<string, string>()), Throws.ArgumentException);

    [Test]
    public void A_submission_can_change_push_and_clear_views() => Assert.Multiple(() =>
    {
        var view = SlackJson.Write(View);
        Assert.That(Json(InboundAnswers.Write(new SubmissionReply.Update(View))), Is.EqualTo($$"""{"response_action":"update","view":{{view}}}"""));
        Assert.That(Json(InboundAnswers.Write(new SubmissionReply.Push(View))), Is.EqualTo($$"""{"response_action":"push","view":{{view}}}"""));
        Assert.That(Json(InboundAnswers.Write(new SubmissionReply.Clear())), Is.EqualTo("""{"response_action":"clear"}"""));
    });

    [Test]
    public void At_most_a_hundred_suggestions_are_sent()
    {
        var options = Enumerable.Range(0, 150).Select(i => Option.Plain($"Track {i}", $"{i}")).ToArray();

        var json = System.Text.Json.JsonElement.Parse(Json(InboundAnswers.Write(options))!);

        Assert.That(json.GetProperty("options").GetArrayLength(), Is.EqualTo(100));
    }

    [Test]
    public void The_facts_of_an_event_survive_storing_without_their_nul()
    {
        var envelope = (EventEnvelope)InboundEvent.Parse(
            """{"type":"event_callback","team_id":"T1","event_id":"Ev1","event_time":1768032000,"event":{"type":"app_home_opened","user":"U1"}}"""u8.ToArray());

        var facts = EventFacts.Of(envelope, userId: "U1\0", extras: new Dictionary<string, string> { ["tab"] = "ho\0me" })!;
        var read = EventFacts.FromJson(facts.ToJson());

        Assert.Multiple(() =>
        {
            Assert.That(read with { Extras = facts.Extras }, Is.EqualTo(facts));
            Assert.That(read.Extra("tab"), Is.EqualTo("home"));
            Assert.That(read.UserId, Is.EqualTo("U1"));
            Assert.That(read.EventType, Is.EqualTo("app_home_opened"));
            Assert.That(read.EventTime, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1768032000)));
            Assert.That(facts.ToJson(), Does.Not.Contain("u0000"));
        });
    }

    [TestCase("""{"type":"event_callback","event_id":"Ev1","event":{"type":"message"}}""")]
    [TestCase("""{"type":"event_callback","team_id":"T1","event":{"type":"message"}}""")]
    public void An_event_without_workspace_or_id_leaves_no_facts(string json) =>
        Assert.That(EventFacts.Of((EventEnvelope)InboundEvent.Parse(Encoding.UTF8.GetBytes(json))), Is.Null);

    private static string? Json(ReadOnlyMemory<byte>? body) => body is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}
