using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Slack;

namespace SlackLearningBot.Tests.Features.Lessons;

/// <summary>The card is a pure function: any lesson in any state, within Slack's limits, and nobody's text becomes markup.</summary>
internal sealed class LessonCardTests
{
    private const string Hostile = "<!channel> <@U1> *bold* _it_ ~s~ `code` & \"q\" 😀 '; drop table review; --";

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 30, 0, TimeSpan.Zero);

    [TestCase(LessonFormat.Read, null, null, "Read · 1 min")]
    [TestCase(LessonFormat.Watch, "https://example.org/talk", 6, "Watch · 6 min")]
    [TestCase(LessonFormat.Listen, "https://example.org/cast", 12, "Listen · 12 min")]
    [TestCase(LessonFormat.Do, null, 5, "Do · 5 min")]
    [TestCase(LessonFormat.Play, "https://example.org/game", null, "*Play*")]
    [TestCase(LessonFormat.Join, "https://example.org/room", 45, "Join · 45 min")]
    public void Every_format_says_what_it_is_and_how_long_it_takes(LessonFormat format, string? link, int? minutes, string badge)
    {
        var card = Json(Facts(Lesson() with { Format = format, Link = link, Minutes = minutes }));

        Assert.That(card, Does.Contain(badge));
        Assert.That(card.Contains($"<{link}|", StringComparison.Ordinal), Is.EqualTo(link is not null));
    }

    [Test]
    public void A_lesson_that_is_not_ours_shows_source_licence_and_attribution()
    {
        var card = Json(Facts(Lesson() with { Source = new Source("The <b> book", "https://example.org/book", "CC-BY-4.0", "By Ada & Bo") }));

        Assert.That(card, Does.Contain("Source: <https://example.org/book|The &lt;b&gt; book> · CC-BY-4.0 · By Ada &amp; Bo"));
    }

    [Test]
    public void Skills_are_shown()
    {
        Assert.That(Json(Facts(Lesson() with { Skills = ["sql", "performance"] })), Does.Contain("`sql` `performance`"));
    }

    [TestCase("javascript:alert(1)")]
    [TestCase("not an address")]
    public void A_link_that_is_no_web_address_never_becomes_one(string link)
    {
        Assert.That(Json(Facts(Lesson() with { Link = link })), Does.Contain(link).And.Not.Contain($"<{link}"));
    }

    [Test]
    public void Hostile_texts_stay_texts_in_every_state()
    {
        var question = new SingleChoice("q", Hostile, [new AnswerOption(Hostile, true, Hostile), new AnswerOption("no " + Hostile, false, Hostile)]);
        var lesson = Lesson(question) with { Title = Hostile, Body = Hostile, Source = new Source(Hostile, "https://example.org/", Hostile, Hostile), Skills = [Hostile] };
        var facts = Facts(lesson) with { TrackTitle = Hostile };
        LessonCardFacts[] all =
        [
            facts,
            facts with { State = LessonCardState.Done, Answers = new Dictionary<string, GivenAnswer> { ["q"] = new("no " + Hostile, false) } },
            facts with { State = LessonCardState.PutAside },
            facts with { ComesBackAt = Now.AddHours(1) },
        ];

        foreach (var message in all.Select(one => LessonCard.Render(one)))
        {
            Assert.That(message.Text.Text, Does.Not.Contain("<!channel>"));
            foreach (var markup in Texts(JsonNode.Parse(SlackJson.Write(message.Blocks))!).Where(text => text.IsMarkup))
            {
                Assert.That(markup.Text, Does.Not.Contain("<!channel>").And.Not.Contain("<@U1>"));
            }
        }
    }

    [Test]
    public void Options_too_long_for_a_button_are_numbered_above_numbered_buttons()
    {
        var question = new SingleChoice("q", "Which?", [new AnswerOption(new string('a', 76), true, null), new AnswerOption("short", false, null)]);

        var blocks = JsonNode.Parse(Json(Facts(Lesson(question))))!.AsArray();

        var buttons = blocks.Where(block => (string?)block!["type"] == "actions").SelectMany(block => block!["elements"]!.AsArray())
            .Where(element => ((string)element!["action_id"]!).StartsWith("lesson.answer", StringComparison.Ordinal)).ToList();
        Assert.That(buttons.Select(button => (string?)button!["text"]!["text"]), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(buttons.Select(button => (string?)button!["accessibility_label"]), Has.All.StartsWith("Answer "));
        Assert.That(blocks.ToJsonString(), Does.Contain(new string('a', 76)));
    }

    [Test]
    public void Learners_see_the_options_in_orders_of_their_own_and_everybody_the_same_one_again()
    {
        var question = new SingleChoice("q", "Which?", [.. Enumerable.Range(0, 5).Select(at => new AnswerOption($"option {at}", at == 0, null))]);

        var orders = Enumerable.Range(0, 20).Select(at => Order($"U{at}")).ToList();

        Assert.That(orders.Distinct().Count(), Is.GreaterThan(5));
        Assert.That(Order("U3"), Is.EqualTo(orders[3]));
        string Order(string user) => LessonCard.Render(Facts(Lesson(question)) with { Learner = new LearnerKey("T1", user) }).Text.Text;
    }

    [Test]
    public void True_comes_before_false()
    {
        var question = new TrueFalse("q", "Is it?", [new AnswerOption("True", false, null), new AnswerOption("False", true, null)]);

        Assert.That(LessonCard.Render(Facts(Lesson(question))).Text.Text, Does.EndWith("Is it? 1. True 2. False"));
    }

    [Test]
    public void The_biggest_lesson_stays_within_the_limits_in_every_state()
    {
        var questions = Enumerable.Range(0, 20).Select(at => (Question)new SingleChoice(
            $"q{at}", new string('?', 250), [.. Enumerable.Range(0, 5).Select(o => new AnswerOption($"{o}{new string('x', 149)}", o == 0, new string('y', 300)))])).ToArray();
        var body = string.Join("\n\n", Enumerable.Range(0, 3000).Select(at => at % 3 == 0 ? "---" : at % 3 == 1 ? $"![p](https://example.org/{at}.png)" : $"| a | b |\n|---|---|\n| {at} | <!here> |"));
        var lesson = Lesson(questions) with
        {
            Title = new string('t', 500), Body = body, Link = "https://example.org/" + new string('l', 1900), Skills = [.. Enumerable.Range(0, 200).Select(at => $"skill-{at}")],
            Source = new Source(new string('s', 3000), "https://example.org/", new string('c', 3000), new string('a', 3000)),
        };

        for (var answered = 0; answered <= questions.Length; answered++)
        {
            var answers = questions.Take(answered).ToDictionary(question => question.Id, question => new GivenAnswer(((SingleChoice)question).Options[1].Text, false));
            var facts = Facts(lesson) with { Answers = answers, State = answered == questions.Length ? LessonCardState.Done : LessonCardState.Open };

            Assert.That(() => LessonCard.Render(facts), Throws.Nothing, $"with {answered} answers");
        }
    }

    [Test]
    public void The_last_lesson_of_all_offers_the_catalogue()
    {
        var card = Json(Facts(Lesson()) with { State = LessonCardState.Done, Next = null });

        Assert.That(card, Does.Contain("the last lesson of your tracks").And.Contain("catalog.open"));
    }

    [Test]
    public void Who_stopped_is_promised_no_next_lesson()
    {
        var card = Json(Facts(Lesson()) with { State = LessonCardState.Done, IsLearning = false, Next = null });

        Assert.That(card, Does.Contain("since you stopped them").And.Contain("welcome.open").And.Not.Contain("catalog.open"));
    }

    [TestCase("2026-11-23T18:00:00Z", "today at 19:00")]
    [TestCase("2026-11-24T07:30:00Z", "tomorrow at 08:30")]
    [TestCase("2026-11-27T07:30:00Z", "on Friday at 08:30")]
    [TestCase("2026-11-30T07:30:00Z", "on Monday 30 November at 08:30")]
    public void Times_are_said_as_people_say_them(string at, string words)
    {
        Assert.That(LessonCardMoments.Words(DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture), Now, "Europe/Stockholm"), Is.EqualTo(words));
    }

    private static IEnumerable<(string Text, bool IsMarkup)> Texts(JsonNode node) => node switch
    {
        JsonObject o when o["type"] is JsonValue type && o["text"] is JsonValue text => [((string)text!, (string?)type == "mrkdwn")],
        JsonObject o => o.Where(pair => pair.Value is not null).SelectMany(pair => Texts(pair.Value!)),
        JsonArray a => a.Where(item => item is not null).SelectMany(item => Texts(item!)),
        _ => [],
    };

    private static string Json(LessonCardFacts facts) => SlackJson.Write(LessonCard.Render(facts).Blocks);

    private static Lesson Lesson(params Question[] questions) => new("l", "A title", LessonFormat.Read, [], "Some text.", null, null, null, null, null, questions);

    private static LessonCardFacts Facts(Lesson lesson) => new()
    {
        Learner = new LearnerKey("T1", "U1"),
        DeliveryId = Guid.CreateVersion7(Now),
        TurnId = long.MaxValue / 1_000_000_000,
        Lesson = lesson,
        TrackTitle = "A track",
        State = LessonCardState.Open,
        Snoozes = 0,
        Answers = new Dictionary<string, GivenAnswer>(),
        IsLearning = true,
        Next = new Coming(Now.AddDays(1), TimeSpan.Zero),
        Zone = "Europe/Stockholm",
        Now = Now,
    };
}
