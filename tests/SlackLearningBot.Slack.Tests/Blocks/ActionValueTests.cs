using System.Text.Json.Serialization;
using FsCheck;
using SlackLearningBot.Slack.Blocks;

namespace SlackLearningBot.Slack.Tests.Blocks;

internal sealed class ActionValueTests
{
    [Test]
    public void What_was_written_is_read_back()
    {
        var answer = new Answer(Guid.Parse("0198a1b2-0000-7000-8000-000000000001"), 2);

        var text = ActionValue.Write(answer, AnswerJson.Default.Answer, 3);

        Assert.That(text, Does.StartWith("3.{"));
        Assert.That(ActionValue.TryRead(text, AnswerJson.Default.Answer, 3, out var read), Is.True);
        Assert.That(read, Is.EqualTo(answer));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("1.")]
    [TestCase("1.{")]
    [TestCase("1.null")]
    [TestCase("1.[]")]
    [TestCase("1.\"text\"")]
    [TestCase("2.{\"Delivery\":\"0198a1b2-0000-7000-8000-000000000001\",\"Choice\":2}")]
    [TestCase("11.{\"Delivery\":\"0198a1b2-0000-7000-8000-000000000001\",\"Choice\":2}")]
    [TestCase("{\"Delivery\":\"0198a1b2-0000-7000-8000-000000000001\",\"Choice\":2}")]
    [TestCase("1.{\"Delivery\":\"0198a1b2-0000-7000-8000-000000000001\"}")]
    [TestCase("1.{\"Choice\":2}")]
    [TestCase("1.{\"Delivery\":null,\"Choice\":2}")]
    [TestCase("1.{\"Delivery\":\"0198a1b2-0000-7000-8000-000000000001\",\"Choice\":\"two\"}")]
    [TestCase("1.{\"Delivery\":\"0198a1b2-0000-7000-8000-000000000001\",\"Choice\":99999999999}")]
    [TestCase("click_me_123")]
    public void Anything_else_is_read_as_from_an_earlier_version(string? text) =>
        Assert.That(ActionValue.TryRead(text, AnswerJson.Default.Answer, 1, out _), Is.False);

    [Test]
    public void Members_a_later_release_added_with_a_default_may_be_missing()
    {
        Assert.That(ActionValue.TryRead("1.{\"Track\":\"sql\"}", AnswerJson.Default.Choice, 1, out var read), Is.True);
        Assert.That(read, Is.EqualTo(new Choice("sql", 7, null)));
    }

    [Test]
    public void A_text_member_that_is_null_counts_as_missing() =>
        Assert.That(ActionValue.TryRead("1.{\"Track\":null}", AnswerJson.Default.Choice, 1, out _), Is.False);

    [Test]
    public void What_we_can_never_have_written_is_not_read([Values("\\u0000", "a\\u0000b", null)] string? track) =>
        Assert.That(ActionValue.TryRead($"1.{{\"Track\":\"{track ?? new string('x', 2000)}\"}}", AnswerJson.Default.Choice, 1, out _), Is.False);

    [FsCheck.NUnit.Property]
    public bool No_text_makes_it_throw(NonNull<string> text) =>
        !ActionValue.TryRead("1." + text.Get, AnswerJson.Default.Answer, 1, out _);

    [Test]
    public void A_value_above_the_buttons_limit_is_refused_by_name() =>
        Assert.That(
            () => ActionValue.Write(new Choice(new string('x', 2000), 1, null), AnswerJson.Default.Choice, 1),
            Throws.TypeOf<BlockLimitException>().With.Message.Contains("SlackLimits.ButtonValue"));

    [Test]
    public void A_value_above_the_options_limit_is_refused_by_name() =>
        Assert.That(
            () => ActionValue.WriteForOption(new Choice(new string('x', 75), 1, null), AnswerJson.Default.Choice, 1),
            Throws.TypeOf<BlockLimitException>().With.Message.Contains("SlackLimits.OptionValue"));

    [TestCase("lesson.answer:2", "lesson.answer", "2")]
    [TestCase("lesson.answer", "lesson.answer", null)]
    [TestCase("lesson.answer:a:b", "lesson.answer", "a:b")]
    public void The_name_of_an_action_stands_before_its_suffix(string actionId, string name, string? suffix)
    {
        Assert.That(ActionId.NameOf(actionId), Is.EqualTo(name));
        Assert.That(ActionId.SuffixOf(actionId), Is.EqualTo(suffix));
    }
}

internal sealed record Answer(Guid Delivery, int Choice);

internal sealed record Choice(string Track, int Days = 7, string? Note = null);

[JsonSerializable(typeof(Answer))]
[JsonSerializable(typeof(Choice))]
internal sealed partial class AnswerJson : JsonSerializerContext;
