using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using SlackLearningBot.Blocks;
using SlackLearningBot.Data;
using SlackLearningBot.Features.Content;
using SlackLearningBot.Learning.Content;
using SlackLearningBot.Learning.Quizzes;
using SlackLearningBot.Playground.Strict;
using SlackLearningBot.Slack;
using SlackLearningBot.Slack.Blocks;
using SlackLearningBot.Tests.Harness;

namespace SlackLearningBot.Tests.Features.Questions;

/// <summary>Whatever a question is made of, what is shown of it passes the check that Slack would make, and what is answered comes through whole.</summary>
internal sealed class QuestionPropertyTests
{
    private const int Many = 120;

    private static readonly LearnerKey Learner = new("T1", "U1");

    private static readonly string Long = string.Join("\n\n", Enumerable.Range(0, 40).Select(at => $"Paragraph {at} & <some> words. " + new string('&', at)));

    [Test]
    public void Every_question_in_every_state_passes_Slacks_check([Values("A short text.", "long", "signs", "")] string body)
    {
        var any = new AnyQuestion(7);
        for (var at = 0; at < Many; at++)
        {
            var question = any.Next();
            foreach (var (state, facts) in States(Lesson(body switch { "long" => Long, "signs" => new string('&', 1200), _ => body }, [question, any.Next(), any.Next()])))
            {
                Check(LessonCard.Render(facts), $"{at} {question.GetType().Name} {state}");
            }
        }
    }

    [Test]
    public void Every_dialog_passes_Slacks_check()
    {
        var any = new AnyQuestion(8);
        foreach (var question in Enumerable.Range(0, Many).Select(_ => any.Next()).Where(QuestionForm.IsFor))
        {
            var near = question is Typed ? new NearMiss("wrttn", "written") : null;
            var view = SlackJson.Write(QuestionModal.Render(question, Learner, new FormValue(Guid.Empty, question.Id, "00000000"), near));

            Assert.That(ViewCheck.Judge(JsonDocument.Parse(view).RootElement, Surface.Modal).Problems, Is.Empty, view);
        }
    }

    [Test]
    public void What_is_filled_in_is_read_stored_and_read_again_as_the_same_answer()
    {
        var any = new AnyQuestion(9);
        var chance = new Random(9);
        foreach (var question in Enumerable.Range(0, Many).Select(_ => any.Next()).Where(QuestionForm.IsFor))
        {
            var (form, answer) = Fill(question, chance);

            var read = (QuestionFilled.With)QuestionFilled.Read(question, form.Read());
            var stored = StoredAnswer.Read(StoredAnswer.Of(question, read.Answer).Write(), "");

            Assert.That(JsonOf(read.Answer), Is.EqualTo(JsonOf(answer)), question.ToString());
            Assert.That(JsonOf(stored.On(question)!), Is.EqualTo(JsonOf(answer)), question.ToString());
            Assert.That(Quiz.Grade(question, read.Answer), Is.Not.InstanceOf<QuizResult.NotOfThisQuestion>());
        }
    }

    [Test]
    public void No_text_of_a_question_becomes_markup()
    {
        var any = new AnyQuestion(10);
        foreach (var question in Enumerable.Range(0, Many).Select(_ => any.Next()))
        {
            foreach (var (state, facts) in States(Lesson("Text.", [question])))
            {
                var message = LessonCard.Render(facts);
                Assert.That(message.Text.Text, Does.Not.Contain("<!").And.Not.Contain("<@"), state);
                foreach (var text in Mrkdwn(JsonNode.Parse(SlackJson.Write(message.Blocks))!))
                {
                    Assert.That(text, Does.Not.Contain("<!").And.Not.Contain("<@").And.Not.Contain("<https://evil"), state);
                }
            }
        }
    }

    [TestCase("starter")]
    [TestCase("shared")]
    public void Every_question_that_ships_passes_Slacks_check(string catalogue)
    {
        var folder = catalogue == "starter" ? StarterCatalogue.Folder : SharedFolder.Require("lessons");
        var tracks = ((ContentVerdict.Good)ContentImporter.Check(folder, new DateOnly(2026, 11, 23))).Tracks;

        foreach (var lesson in tracks.SelectMany(track => track.Lessons))
        {
            foreach (var (state, facts) in States(lesson))
            {
                Check(LessonCard.Render(facts), $"{lesson.Id} {state}");
            }
        }
    }

    [Test]
    public void A_message_without_room_for_the_fields_has_a_button_to_them()
    {
        var question = new Matching(
            "q", "Which?", [.. "abcdef".Select(letter => new MatchingPair($"{letter}", new string(letter, 75)))], [.. "ghijkl".Select(letter => new string(letter, 75))], null);
        var (short_, long_) = (Lesson("Short.", [question]), Lesson(new string('&', 1200), [question]));

        Assert.That(SlackJson.Write(LessonCard.Render(Facts(short_)).Blocks), Does.Contain("lesson.submit").And.Not.Contain("lesson.form"));
        Assert.That(SlackJson.Write(LessonCard.Render(Facts(long_)).Blocks), Does.Contain("lesson.form").And.Not.Contain("lesson.submit").And.Not.Contain("\"input\""));
    }

    private static void Check(SlackMessage message, string what)
    {
        var json = SlackJson.Write(message.Blocks);
        var verdict = MessageCheck.Blocks(JsonDocument.Parse(json).RootElement);
        Assert.That(verdict.Error, Is.Null, () => $"{what}: {verdict.Error} {string.Join("; ", verdict.Problems)}\n{json}");
        Assert.That(message.Text.Text, Has.Length.InRange(1, SlackLimits.RecommendedMessageText));
    }

    private static IEnumerable<(string State, LessonCardFacts Facts)> States(Lesson lesson)
    {
        var open = Facts(lesson);
        yield return ("open", open);
        if (lesson.Questions is [Typed typed, ..])
        {
            yield return ("asked back", open with { NearMisses = new Dictionary<string, NearMiss> { [typed.Id] = new(new string('<', 200), typed.Accepted[0]) } });
        }

        foreach (var isRight in new[] { true, false })
        {
            var answers = lesson.Questions.ToDictionary(question => question.Id, question => Answered(question, isRight));
            yield return ($"answered {isRight}", open with { State = LessonCardState.Done, Answers = answers });
            yield return ($"rewritten {isRight}", open with { Answers = answers.ToDictionary(pair => pair.Key, pair => pair.Value with { Raw = new StoredAnswer { Chosen = ["gone"] } }) });
        }
    }

    /// <summary>An answer with every part right, or every part wrong.</summary>
    private static GivenAnswer Answered(Question question, bool isRight)
    {
        Answer answer = question switch
        {
            MultipleChoice multiple => new Answer.ChosenMany([.. Enumerable.Range(0, multiple.Options.Count).Where(at => multiple.Options[at].Right == isRight).DefaultIfEmpty(0)]),
            ChoiceQuestion choice => new Answer.Chosen(Enumerable.Range(0, choice.Options.Count).First(at => choice.Options[at].Right == isRight)),
            Typed typed => new Answer.Written(isRight ? typed.Accepted[0] : new string('&', 200)),
            Numeric => new Answer.Written(isRight ? "0" : "12345"),
            Matching matching => new Answer.Matched([.. matching.Pairs.Select(pair => matching.Partners.ToList().IndexOf(pair.Right)).Select(at => isRight ? at : (at + 1) % matching.Partners.Count)]),
            Ordering ordering => new Answer.Ordered([.. Enumerable.Range(0, ordering.Items.Count).Select(at => isRight ? at : (at + 1) % ordering.Items.Count)]),
            _ => throw new InvalidOperationException(),
        };
        var words = Quiz.Grade(question, answer) is QuizResult.Graded graded ? graded.Given : "given";
        return new GivenAnswer(words, isRight, StoredAnswer.Of(question, answer));
    }

    private static (FilledFields Form, Answer Answer) Fill(Question question, Random chance)
    {
        var form = FilledFields.In(QuestionForm.Fields(question, Learner));
        var order = OptionOrder.For(question, ((SlackLearningBot.Blocks.Asking)Learner).Seed);
        switch (question)
        {
            case MultipleChoice:
                int[] ticked = [.. Enumerable.Range(0, order.Count).Where(at => at == 0 || chance.Next(2) == 0)];
                return (form.TickAt(ticked), new Answer.ChosenMany([.. ticked.Select(at => order[at]).Order()]));
            case Typed typed:
                return (form.Type(typed.Accepted[0]), new Answer.Written(typed.Accepted[0]));
            case Numeric:
                return (form.Type("1,5"), new Answer.Written("1,5"));
            case Matching matching:
                int[] partners = [.. matching.Pairs.Select((_, at) => chance.Next(order.Count))];
                Array.ForEach([.. Enumerable.Range(0, partners.Length)], at => form.ChooseAt(at, partners[at]));
                return (form, new Answer.Matched([.. partners.Select(at => order[at])]));
            default:
                int[] places = [.. Enumerable.Range(0, order.Count)];
                chance.Shuffle(places);
                Array.ForEach([.. Enumerable.Range(0, places.Length)], at => form.ChooseAt(at, places[at]));
                return (form, new Answer.Ordered([.. places.Select(at => order[at])]));
        }
    }

    private static string JsonOf(Answer answer) => answer switch
    {
        Answer.ChosenMany many => string.Join(',', many.Options.Order()),
        Answer.Matched matched => string.Join(',', matched.Partners),
        Answer.Ordered ordered => string.Join(',', ordered.Items),
        _ => answer.ToString(),
    };

    private static IEnumerable<string> Mrkdwn(JsonNode node) => node switch
    {
        JsonObject o when (string?)(o["type"] as JsonValue) == "mrkdwn" => [(string)o["text"]!],
        JsonObject o => o.Where(pair => pair.Value is not null).SelectMany(pair => Mrkdwn(pair.Value!)),
        JsonArray a => a.Where(item => item is not null).SelectMany(item => Mrkdwn(item!)),
        _ => [],
    };

    private static Lesson Lesson(string body, IReadOnlyList<Question> questions) =>
        new("l", "A title", LessonFormat.Read, [], body, null, null, new Source("S", "https://example.org/", "CC0", "By & by"), null, null, questions);

    private static LessonCardFacts Facts(Lesson lesson) => new()
    {
        Learner = Learner,
        DeliveryId = Guid.CreateVersion7(DateTimeOffset.UnixEpoch),
        TurnId = 1,
        Lesson = lesson,
        TrackTitle = "A track",
        State = LessonCardState.Open,
        Snoozes = 0,
        Answers = new Dictionary<string, GivenAnswer>(),
        IsLearning = true,
        Zone = "Europe/Stockholm",
        Now = DateTimeOffset.UnixEpoch,
    };
}
