using SlackLearningBot.Features;
using SlackLearningBot.Operator;

return await BotConsole.RunAsync(
    args, [new ServeCommand(), new MigrateCommand(), new DoctorCommand(), .. FeaturesRoom.ConsoleCommands(BotHost.SystemClock)], Console.Out, Console.Error);
