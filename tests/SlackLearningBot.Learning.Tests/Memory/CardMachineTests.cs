using System.Text.Json;
using NUnit.Framework;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Quizzes;
using static SlackLearningBot.Learning.Tests.Memory.VectorFolder;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>Whole lives of cards in ts-fsrs, replayed with our memory.</summary>
[TestFixture(Selection)]
[TestFixture(Whole)]
internal sealed class CardMachineTests(string folder)
{
    [Test]
    public void Every_card_is_due_when_ts_fsrs_says()
    {
        var file = Json(folder, "state_machine.json");
        var parameters = ParameterSets(file);
        var configs = file.GetProperty("configs").EnumerateArray().ToDictionary(config => config.GetProperty("id").GetString()!);
        foreach (var @case in file.GetProperty("cases").EnumerateArray())
        {
            var config = configs[@case.GetProperty("cfg").GetString()!];
            var settings = Settings(config);
            var model = new Fsrs6(parameters[config.GetProperty("p").GetString()!], settings.ShortTerm);
            var card = new CardMachine(model, settings);
            foreach (var (i, step) in @case.GetProperty("steps").EnumerateArray().Index())
            {
                Compare(card, step, $"{config.GetProperty("id")} step {i}: {step}");
            }
        }
    }

    private static void Compare(CardMachine card, JsonElement step, string which)
    {
        var at = step.GetProperty("t").GetInt64();
        var waits = step.GetProperty("previewSec").EnumerateArray().Select(seconds => seconds.GetInt64());
        Assert.That(card.Waits(at), Is.EqualTo(waits), which);

        var outcome = card.Answer(at, (Grade)step.GetProperty("g").GetInt32());

        var expected = step.GetProperty("out");
        Assert.That(outcome with { Stability = 0, Difficulty = 0 }, Is.EqualTo(new CardOutcome(
            (CardState)expected.GetProperty("state").GetInt32(),
            expected.GetProperty("step").GetInt32(),
            0,
            0,
            expected.GetProperty("elapsed").GetInt32(),
            expected.GetProperty("sched").GetInt32(),
            expected.GetProperty("dueSec").GetInt64(),
            expected.GetProperty("reps").GetInt32(),
            expected.GetProperty("lapses").GetInt32())), which);
        Assert.That(Apart(outcome.Stability, expected.GetProperty("S").GetDouble()), Is.LessThan(1e-5), which);
        Assert.That(Apart(outcome.Difficulty, expected.GetProperty("D").GetDouble()), Is.LessThan(1e-5), which);
    }

    private static CardSettings Settings(JsonElement config) => new(
        Steps(config.GetProperty("learning_steps")),
        Steps(config.GetProperty("relearning_steps")),
        config.GetProperty("request_retention").GetDouble(),
        config.GetProperty("maximum_interval").GetInt32(),
        config.GetProperty("enable_short_term").GetBoolean());

    private static int[] Steps(JsonElement steps) => [.. steps.EnumerateArray().Select(step => Minutes(step.GetString()!))];

    private static int Minutes(string step) => int.Parse(step[..^1]) * step[^1] switch { 'm' => 1, 'h' => 60, _ => 1440 };
}
