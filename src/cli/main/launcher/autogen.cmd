@echo off
rem Starts autogen with the Java of JAVA_HOME, or else of the PATH. AUTOGEN_OPTS holds options for
rem that Java, separated by blanks.
setlocal EnableExtensions DisableDelayedExpansion

if not defined JAVA_HOME goto search
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto found
>&2 echo error: JAVA_HOME is "%JAVA_HOME%", where there is no bin\java.exe; set it to a JDK of 17 or later
exit /b 2

:search
set "java="
for %%i in (java.exe) do set "java=%%~$PATH:i"
if defined java goto found
>&2 echo error: there is no java on the PATH; install a JDK of 17 or later, or set JAVA_HOME to one
exit /b 2

rem A Java says its version in a file, which is faster than asking the program.
:found
set "version="
for %%i in ("%java%") do set "release=%%~dpi..\release"
if not exist "%release%" goto ask
for /f "usebackq tokens=1,2 delims==" %%i in ("%release%") do if "%%i"=="JAVA_VERSION" set "version=%%~j"

:ask
if defined version goto compare
for /f "tokens=3" %%i in ('call "%java%" -version 2^>^&1') do if not defined version set "version=%%~i"

:compare
set "major="
for /f "delims=.-+ tokens=1" %%i in ("%version%") do set "major=%%i"
if not defined major goto start
if %major% GEQ 17 goto start
>&2 echo error: the Java in "%java%" is version %version%; install a JDK of 17 or later, or set JAVA_HOME to one
exit /b 2

:start
if not defined AUTOGEN_JAR set "AUTOGEN_JAR=%~dp0..\lib\autogen.jar"
if exist "%AUTOGEN_JAR%" goto run
>&2 echo error: there is no "%AUTOGEN_JAR%"; unpack the archive of autogen again
exit /b 2

rem Most runs are short: the first compiler alone and the simplest collector start fastest.
:run
"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData %AUTOGEN_OPTS% -jar "%AUTOGEN_JAR%" %*
exit /b %ERRORLEVEL%
