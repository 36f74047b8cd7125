using SlackLearningBot.CrashTests;
using SlackLearningBot.CrashTests.Bots;

// The long form: dotnet run -c Release --project tests/SlackLearningBot.CrashTests -- --seed 7
if (args is [BotProgram.Verb, ..])
{
    await BotProgram.RunAsync(args[1..]);
    return 0;
}

CrashOptions options;
try
{
    options = CrashOptions.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var tally = await CrashRun.RunAsync(options, Console.Out);
tally.Print(Console.Out);
// A day of ten thousand people is long enough to die at every step.
return tally.IsRight && (options.People < 10_000 || tally.NeverDiedAt.Count == 0) ? 0 : 1;
