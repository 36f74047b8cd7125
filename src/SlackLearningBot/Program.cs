using SlackLearningBot.Operator;

return await Console.RunAsync(args, BotHost.Build, System.Console.Out, System.Console.Error);
