using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SlackLearningBot.Learning.Memory;
using SlackLearningBot.Learning.Memory.Fitting;
using SlackLearningBot.Learning.Quizzes;

namespace SlackLearningBot.Learning.Tests.Memory;

/// <summary>The log that runs of fsrs-rs learned from, and the part of it that each run saw.</summary>
internal sealed partial class OptimiserLog
{
    private readonly Row[] rows;
    private readonly TrainingItems all;

    private OptimiserLog(Row[] rows)
    {
        this.rows = rows;
        all = Items(_ => true);
    }

    public static OptimiserLog Read(string file) => new([.. File.ReadLines(file).Skip(1).Select(ParseRow)]);

    /// <summary>The items of a run, known by its id and note.</summary>
    public TrainingItems Of(JsonElement run)
    {
        var (id, note) = (run.GetProperty("id").GetString()!, run.GetProperty("note").GetString()!);
        if (LearnersBefore().Match(note) is { Success: true } several)
        {
            var (most, before) = (Number(several, 1), Number(several, 2));
            return Items(row => row.Learner <= most && row.At < before);
        }

        if (OneLearner().Match(id) is { Success: true } one)
        {
            return Items(row => row.Learner == Number(one, 1));
        }

        return FirstItems().IsMatch(id) || id == "train70" ? all.Oldest(run.GetProperty("nItems").GetInt32()) : all;
    }

    private TrainingItems Items(Func<Row, bool> isWanted) =>
        TrainingItems.Of(ReviewLog.Of([.. rows.Where(isWanted).Select(row => new ReviewEntry((row.Learner * 1000) + row.Item, row.Grade, row.Days))]));

    private static Row ParseRow(string line)
    {
        var cells = Array.ConvertAll(line.Split(','), cell => long.Parse(cell, CultureInfo.InvariantCulture));
        return new Row(cells[0], (int)cells[1], (int)cells[2], (Grade)cells[3], (int)cells[4]);
    }

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^learners 1\.\.(\d+), reviews before t=(\d+)")]
    private static partial Regex LearnersBefore();

    [GeneratedRegex(@"^learner_(\d+)$")]
    private static partial Regex OneLearner();

    [GeneratedRegex(@"^items_\d+$")]
    private static partial Regex FirstItems();

    private sealed record Row(long At, int Learner, int Item, Grade Grade, int Days);
}
