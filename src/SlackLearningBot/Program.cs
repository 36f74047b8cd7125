using SlackLearningBot.Features;
using SlackLearningBot.Operator;
using SlackLearningBot.Operator.OutboxVerbs;
using SlackLearningBot.Operator.Status;

return await BotConsole.RunAsync(
    args, [new ServeCommand(), new MigrateCommand(), new DoctorCommand(), new StatusCommand(), new OutboxCommand(), .. FeaturesRoom.ConsoleCommands(BotHost.SystemClock)], Console.Out, Console.Error);
