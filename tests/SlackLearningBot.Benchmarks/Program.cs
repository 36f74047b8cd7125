using SlackLearningBot.Benchmarks;
using SlackLearningBot.Benchmarks.Answer;
using SlackLearningBot.Benchmarks.Edge;
using SlackLearningBot.Benchmarks.Fanout;
using SlackLearningBot.Benchmarks.Forgetting;
using SlackLearningBot.Benchmarks.Limits;
using SlackLearningBot.Benchmarks.Match;
using SlackLearningBot.Benchmarks.Memory;
using SlackLearningBot.Benchmarks.Programme;
using SlackLearningBot.Benchmarks.Soak;
using SlackLearningBot.Benchmarks.Tick;
using SlackLearningBot.Benchmarks.Wake;

// One command a figure: dotnet run -c Release --project tests/SlackLearningBot.Benchmarks -- NAME
Dictionary<string, Func<CancellationToken, Task<Report>>> figures = new()
{
    ["answer"] = AnswerFigure.MeasureAsync,
    ["edge"] = EdgeFigure.MeasureAsync,
    ["fanout"] = FanoutFigure.MeasureAsync,
    ["limits"] = LimitsFigure.MeasureAsync,
    ["soak"] = SoakFigure.MeasureAsync,
    ["tick"] = TickFigure.MeasureAsync,
    ["wake"] = WakeFigure.MeasureAsync,
    ["startup"] = StartupFigure.MeasureAsync,
    ["resident"] = ResidentFigure.MeasureAsync,
    ["match"] = MatchFigure.MeasureAsync,
    ["memory"] = MemoryFigure.MeasureAsync,
    ["programme"] = ProgrammeFigure.MeasureAsync,
    ["learning"] = LearningFigure.MeasureAsync,
};

if (args is ["host", ..])
{
    return await Hosts.RunAsync(args);
}

if (args is not [var name] || !figures.TryGetValue(name, out var measure))
{
    Console.Error.WriteLine($"Name one figure: {string.Join(", ", figures.Keys)}.");
    return 2;
}

var report = await measure(CancellationToken.None);
report.Print(Console.Out);
report.Save(Path.Combine(Checkout.Root, "artifacts", "benchmarks", name + ".json"));
return report.IsEnough ? 0 : 1;
